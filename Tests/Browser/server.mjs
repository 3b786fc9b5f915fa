// Serves a folder over HTTP on the loopback as a plain static host does.
import { createReadStream, promises as fs } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";

const types = {
  ".css": "text/css; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".mjs": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
  ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp", ".ico": "image/x-icon",
  ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
};

/// Starts a server on a free port: `{ origin, missing, close() }`; `missing` collects the paths that were not found.
/// The content security policy is strict unless another one is given; an empty one lets everything run. An answer waits until
/// `before(address)` is done.
export async function serve(folder, { policy = "default-src 'self'", before = async () => {} } = {}) {
  const missing = [];
  const server = createServer(async (request, response) => {
    await before(request.url);
    if (policy) response.setHeader("Content-Security-Policy", policy);
    let file = path.join(folder, path.normalize(decodeURIComponent(new URL(request.url, "http://x").pathname)));
    try {
      if ((await fs.stat(file)).isDirectory()) file = path.join(file, "index.html");
      await fs.access(file);
    } catch {
      missing.push(request.url);
      response.statusCode = 404;
      file = path.join(folder, "404.html");
    }
    response.setHeader("Content-Type", types[path.extname(file).toLowerCase()] ?? "application/octet-stream");
    createReadStream(file).on("error", () => response.end()).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    missing,
    close: () => { server.closeAllConnections(); return new Promise((resolve) => server.close(resolve)); },
  };
}
