/// What the output says of the program that made it.
public enum Tool {
  public static let name = "plumbline"
  public static let version = "0.1.0"
}
