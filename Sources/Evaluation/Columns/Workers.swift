internal import Glibc
internal import Synchronization

/// Threads that share one piece of work.
///
/// By the C library: the command is synchronous, and Dispatch would take longer to load than a report takes to judge.
/// All unsafe code of threads stands here.
@safe
enum Workers {
  /// How many threads can run at once.
  static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// What a thread is to do, and what became of it.
  private final class Job<Result: Sendable>: Sendable {
    let body: @Sendable () -> Result
    let result = Mutex<Result?>(nil)

    init(_ body: @escaping @Sendable () -> Result) { self.body = body }

    func run() {
      let made = body()
      result.withLock { $0 = made }
    }
  }

  /// What a thread's start is given: a job whatever it comes to.
  private final class Start: Sendable {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Runs a body on so many threads, the calling one among them, and gives what each came to.
  static func run<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    let jobs = (0..<max(1, count)).map { index in Job { body(index) } }
    var threads: [pthread_t] = []
    for job in jobs.dropFirst() {
      let start = unsafe Unmanaged.passRetained(Start { job.run() })
      var thread = pthread_t()
      let status = unsafe pthread_create(
        &thread, nil,
        { argument in
          if let argument = unsafe argument { unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().run() }
          return nil
        }, start.toOpaque())
      if status == 0 {
        threads.append(thread)
      } else {
        // Without a thread of its own it is done here.
        unsafe start.takeRetainedValue().run()
      }
    }
    jobs[0].run()
    for thread in threads { _ = pthread_join(thread, nil) }
    return jobs.compactMap { job in job.result.withLock { $0 } }
  }
}
