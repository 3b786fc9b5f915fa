/// Measures the stages of a build and tells the terminal where it is.
final class Stopwatch {
  private(set) var timings: [BuildReport.Timing] = []
  private let clock = ContinuousClock()
  private let progress: @Sendable (String) -> Void

  init(progress: @escaping @Sendable (String) -> Void) { self.progress = progress }

  func measure<Result>(_ stage: String, _ body: () throws -> Result) rethrows -> Result {
    progress(stage)
    let start = clock.now
    let result = try body()
    let duration = clock.now - start
    let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    timings.append(BuildReport.Timing(stage: stage, seconds: seconds))
    return result
  }
}
