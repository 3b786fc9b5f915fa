/// A server whose redirects a site can write a map for.
package enum RedirectMap: String, Sendable, CaseIterable { case nginx, apache, iis, netlify }
