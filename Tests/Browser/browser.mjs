// A headless Chromium driven by WebDriver (W3C) over fetch; what goes wrong in a page is collected, not lost.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";

const chromium = process.env.CHROMIUM ?? "chromium";
const chromedriver = process.env.CHROMEDRIVER ?? "chromedriver";

/// Why browser tests cannot run here, or false.
export function unavailable() {
  for (const program of [chromium, chromedriver]) {
    if (spawnSync(program, ["--version"]).status !== 0) return `${program} is not installed`;
  }
  return false;
}

/// Runs in each page before its own scripts: remembers what the content security policy blocked and who opened a dialog.
const listener = `
  for (const name of ["alert", "confirm", "prompt", "print"]) globalThis[name] = () => { globalThis.__xss = name; };
  globalThis.__blocked = [];
  document.addEventListener("securitypolicyviolation", (event) => {
    globalThis.__blocked.push(event.violatedDirective + " blocked " + (event.blockedURI || "inline") + " " + (event.sample || ""));
  });`;

export class Browser {
  static async open() {
    const driver = spawn(chromedriver, ["--port=0"], { stdio: ["ignore", "pipe", "inherit"] });
    const port = await new Promise((resolve, reject) => {
      let text = "";
      driver.stdout.on("data", (data) => {
        text += data;
        const match = text.match(/started successfully on port (\d+)/);
        if (match) resolve(match[1]);
      });
      driver.on("exit", () => reject(new Error(`chromedriver ended: ${text}`)));
    });
    const browser = new Browser();
    browser.driver = driver;
    browser.address = `http://127.0.0.1:${port}/session`;
    const options = {
      binary: chromium.startsWith("/") ? chromium : undefined,
      args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars", "--lang=en"],
    };
    try {
      const session = await browser.call("", {
        capabilities: {
          alwaysMatch: {
            "goog:chromeOptions": options, "goog:loggingPrefs": { browser: "ALL" }, unhandledPromptBehavior: "ignore",
          },
        },
      });
      browser.address += `/${session.sessionId}`;
    } catch (error) {
      driver.kill();
      throw error;
    }
    await browser.cdp("Page.addScriptToEvaluateOnNewDocument", { source: listener });
    await browser.look({});
    return browser;
  }

  async close() {
    await this.call("", undefined, "DELETE").catch(() => {});
    this.driver.removeAllListeners("exit");
    if (this.driver.exitCode === null) {
      this.driver.kill();
      await once(this.driver, "exit");
    }
  }

  /// One WebDriver command; throws what the driver reports.
  async call(path, body, method = body === undefined ? "GET" : "POST") {
    const response = await fetch(this.address + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  cdp(cmd, params = {}) { return this.call("/goog/cdp/execute", { cmd, params }); }

  /// The window's size in CSS pixels and the colour scheme that pages see.
  async look({ width = 1280, height = 900, scheme = "light", mobile = false }) {
    await this.cdp("Emulation.setDeviceMetricsOverride", { width, height, mobile, deviceScaleFactor: 1 });
    await this.cdp("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }],
    });
  }

  goTo(url) { return this.call("/url", { url }); }
  currentURL() { return this.call("/url"); }

  /// Opens a page, and where it has an old address the one that it leads on to.
  async land(url) {
    await this.goTo(url);
    return this.until(() => document.body && !document.querySelector("meta[http-equiv=refresh]"));
  }

  /// The result of a function run in the page, with arguments and result as JSON.
  run(body, ...args) { return this.call("/execute/sync", { script: `return (${body}).apply(null, arguments)`, args }); }
  runAsync(body, ...args) {
    const script = `const done = arguments[arguments.length - 1]; (${body}).apply(null, arguments).then(done, (e) => done(String(e)))`;
    return this.call("/execute/async", { script, args });
  }

  /// Waits until the function gives a true value, at most so many milliseconds; gives that value or the last one.
  async until(body, milliseconds = 10_000) {
    const end = Date.now() + milliseconds;
    for (;;) {
      try {
        const value = await this.run(body);
        if (value || Date.now() > end) return value;
      } catch (error) {
        // A page that is being left answers nothing.
        if (Date.now() > end) throw error;
      }
    }
  }

  async press(...keys) {
    const actions = keys.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]);
    await this.call("/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /// Clicks the first element that the selector names.
  async click(selector) {
    const element = await this.call("/element", { using: "css selector", value: selector });
    await this.call(`/element/${Object.values(element)[0]}/click`, {});
  }

  /// Errors of the console and of the content policy since the last call, as text.
  async complaints() {
    const entries = await this.call("/se/log", { type: "browser" });
    const blocked = await this.run(() => globalThis.__blocked ?? []).catch(() => []);
    return [...entries.filter((entry) => entry.level === "SEVERE").map((entry) => entry.message), ...blocked];
  }

  async screenshot({ fullPage = false } = {}) {
    const { data } = await this.cdp("Page.captureScreenshot", { format: "png", captureBeyondViewport: fullPage, ...(fullPage ? await this.clip() : {}) });
    return Buffer.from(data, "base64");
  }

  async clip() {
    const { cssContentSize: { width, height } } = await this.cdp("Page.getLayoutMetrics");
    return { clip: { x: 0, y: 0, width, height: Math.min(height, 12000), scale: 1 } };
  }
}
