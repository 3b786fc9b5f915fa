import FlyingSocks
import Glibc

/// A host and a port to listen at: an IP address, or a name of this machine.
struct ListenAddress: Sendable {
  let host: String
  let port: Int

  init(host: String, port: Int) throws {
    guard (1...65535).contains(port) else { throw AddressProblem(reason: "a port is a number from 1 to 65535") }
    self.host = host
    self.port = port
  }

  func listeningSocket() throws -> Socket {
    let name = host == "localhost" ? "127.0.0.1" : host
    if let address = try? sockaddr_in6.inet6(ip6: name, port: UInt16(port)) { return try listen(at: address) }
    guard let address = try? sockaddr_in.inet(ip4: name, port: UInt16(port)) else {
      throw AddressProblem(reason: "'\(host)' is no IP address; write 127.0.0.1, or 0.0.0.0 for all")
    }
    return try listen(at: address)
  }

  private func listen(at address: some SocketAddress) throws -> Socket {
    let socket = try Socket(domain: Int32(type(of: address).family))
    do {
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
      try socket.listen()
      return socket
    } catch {
      try? socket.close()
      throw error
    }
  }

  /// What a browser is given: `localhost:4747`.
  var authority: String {
    let name = ["127.0.0.1", "0.0.0.0", "::"].contains(host) ? "localhost" : host
    return name.contains(":") ? "[\(name)]:\(port)" : "\(name):\(port)"
  }

  /// Whether only this machine reaches what listens there.
  static func isOwnMachine(_ host: String) -> Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }

  /// What other machines are given: `192.168.0.7:4747`; nothing where only this one is served.
  var networkAuthorities: [String] {
    var first: UnsafeMutablePointer<ifaddrs>?
    guard host == "0.0.0.0", getifaddrs(&first) == 0 else { return [] }
    defer { freeifaddrs(first) }
    guard let first else { return [] }
    return sequence(first: first, next: { $0.pointee.ifa_next }).compactMap { interface in
      guard interface.pointee.ifa_flags & UInt32(IFF_LOOPBACK) == 0,
        let address = interface.pointee.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET)
      else { return nil }
      var name = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      guard getnameinfo(address, size, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0 else { return nil }
      return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) + ":\(port)"
    }
  }

  /// A page of another site may have its name lead to this machine and read what is served (DNS rebinding): requests are
  /// answered only under the names of the machine itself and under bare IP addresses, which nobody can redirect.
  func admits(_ header: String?) -> Bool {
    guard var name = header?.lowercased(), !name.isEmpty else { return false }
    if name.hasPrefix("[") {
      guard let end = name.firstIndex(of: "]") else { return false }
      let port = name[name.index(after: end)...]
      guard port.isEmpty || port.first == ":" && Self.isNumber(port.dropFirst()) else { return false }
      return (try? sockaddr_in6.inet6(ip6: String(name[name.index(after: name.startIndex)..<end]), port: 1)) != nil
    }
    if let colon = name.firstIndex(of: ":") {
      guard Self.isNumber(name[name.index(after: colon)...]) else { return false }
      name = String(name[..<colon])
    }
    // The root's dot at the end of a name says nothing.
    if name.hasSuffix(".") { name.removeLast() }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    let isAddress = parts.count == 4 && parts.allSatisfy { Self.isNumber($0) && UInt8($0) != nil }
    return isAddress || name == "localhost" || name.hasSuffix(".localhost")
      || [Self.machine, Self.machine + ".local"].contains(name)
  }

  /// This machine's own name, which no other site can bear.
  private static let machine: String = {
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return "localhost" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self).lowercased()
  }()

  private static func isNumber(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }
}
