public import CEL

/// Somebody who watches how rules are judged: the values of the parts of their expressions, then the verdict.
///
/// Only the rules of an observed pack tell their parts.
public protocol VerdictObserver: Observer {
  /// A verdict of the rule, after the values of the parts that led to it.
  func note(_ verdict: Verdict)
}
