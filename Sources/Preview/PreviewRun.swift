import Diagnostics
import SiteBuild

/// Serves a site while it is written: watches its files, takes each change in, and tells the open pages.
package struct PreviewRun: Sendable {
  package struct Options: Sendable {
    package var site: SiteBuilder.Options
    package var host = "127.0.0.1"
    package var port = 4747
    /// The next free port will do.
    package var mayMovePort = true
    package var follows = false
    package var polls = false

    package init(site: SiteBuilder.Options) { self.site = site }

    /// Whether other machines reach it.
    package var servesOthers: Bool { !ListenAddress.isOwnMachine(host) }
  }

  /// What happens, for the terminal.
  package enum Event: Sendable {
    /// The address that a browser opens.
    case listening(String)
    case note(String)
    case update(LiveUpdate)
  }

  private let options: Options
  private let site: LiveSite
  private let server: PreviewServer
  private let box = ChangeBox()

  /// Listens from now on; requests wait until the site is there.
  /// - Throws: `FileError`, `AddressProblem`.
  package init(_ options: Options) throws {
    self.options = options
    site = try LiveSite(options.site)
    server = try PreviewServer(bind: options.host, port: options.port, mayMove: options.mayMovePort)
  }

  /// Takes everything in again, as if all files had changed.
  package func rebuild() { box.put(.everything) }

  /// Runs until its task is cancelled.
  /// - Throws: where the articles cannot be read at the start.
  package func run(_ report: @escaping @Sendable (Event) -> Void) async throws {
    let base = await site.basePath
    let (channel, progress) = (ReloadChannel(), PreviewProgress(base: base, follows: options.follows))
    report(.listening("http://\(server.address.authority)\(SiteHandler.encoded(base))"))
    for authority in server.address.networkAuthorities {
      report(.note("for other machines: http://\(authority)\(SiteHandler.encoded(base))"))
    }
    if options.servesOthers, let audience = await site.audience {
      report(.note("other machines see what is for '\(audience)'; --audience NAME shows what is for others, too"))
    }
    // Watched before it is read, so that no change falls between.
    let places = await site.places
    let watch = WatchThread(places, polls: options.polls, into: box) { report(.note($0)) }
    do {
      let first = try await site.start()
      await progress.take(first)
      report(.update(first))
    } catch {
      watch.stop()
      throw error
    }
    guard case .inside = RequestPath(SiteHandler.encoded(base), base: base) else {
      watch.stop()
      throw AddressProblem(reason: "the base URL's path, \(base), is none that a browser asks for")
    }
    let handler = SiteHandler(site: site, channel: channel, address: server.address, base: base, progress: progress)
    await withTaskGroup(of: Void.self) { group in
      // Browsers that came before wait in the queue of the socket.
      group.addTask { await server.run(handler.answer) }
      group.addTask { await keepAlive(channel) }
      group.addTask(priority: .utility) { await site.keepParsed() }
      group.addTask { await follow(places, watch, channel, progress, report) }
    }
  }

  private func keepAlive(_ channel: ReloadChannel) async {
    while !Task.isCancelled {
      try? await Task.sleep(for: .seconds(15))
      await channel.send("")
    }
    await channel.close()
  }

  private func follow(
    _ first: LivePlaces, _ firstWatch: WatchThread, _ channel: ReloadChannel, _ progress: PreviewProgress,
    _ report: @escaping @Sendable (Event) -> Void
  ) async {
    var (places, watch) = (first, firstWatch)
    let pending = PendingReports()
    var vanished = VanishedFiles()
    let base = await site.basePath
    var isMoved = false
    await withDiscardingTaskGroup { group in
      for await _ in box.signals {
        guard let told = box.take(),
          let changes = vanished.passed(told, vanished: await site.vanished(among: told), box)
        else { continue }
        let update = await site.apply(changes)
        if !update.isNothing {
          await progress.take(update)
          await channel.send(await progress.message)
          await pending.add(update)
          group.addTask {
            for update in await pending.take(after: update) { report(.update(await site.checked(update))) }
          }
        }
        if await site.basePath != base, !isMoved {
          isMoved = true
          report(.note("the base URL has another path now; start the preview again to serve the site there"))
        }
        let now = await site.places
        if now != places {
          watch.stop()
          places = now
          watch = WatchThread(places, polls: options.polls, into: box) { report(.note($0)) }
          box.put(.everything)
        }
      }
    }
    watch.stop()
  }
}
