public import Diagnostics

extension EngineFault: Fact {
  public var chinese: String {
    switch self {
    case .clientNotFound(let dialect, let name):
      "找不到可执行的客户端 \(name)；\(Self.chineseSource(of: dialect))，或用 --client 给出其路径"
    case .notStarted(let client, let reason): "无法启动客户端 \(client)：\(reason)；请检查该文件"
    case .noTemporaryFile(let reason): "无法写临时文件：\(reason)；请检查 TMPDIR 指向的文件夹"
    case .secretInConnect(.postgres):
      "--connect 中有密码，同机的人都能看到；请改用 ~/.pgpass（PGPASSFILE）、PGPASSWORD 或 PGSERVICEFILE，并从 --connect 中去掉密码"
    case .secretInConnect(.duckdb), .secretInConnect(.spark):
      "--connect 中有密码或令牌，同机的人都能看到；请改用客户端自己的环境变量或配置文件，并从 --connect 中去掉它"
    case .sparkConnect:
      "spark-sql 不能连接 Spark Connect（sc://）；请给出集群的 master，如 spark://主机:7077、yarn 或 local[*]"
    case .noConnection(let dialect, let message):
      "\(Self.client(of: dialect)) 未能连接或连接中断：\(message)；请检查 --connect 与客户端的设置"
    case .failed(let dialect, let status, let message):
      "\(Self.client(of: dialect)) 报错（退出码 \(status)）：\(message.isEmpty ? "没有说明原因" : message)"
    case .killed(let dialect, let signal, let message):
      "\(Self.client(of: dialect)) 被信号 \(signal) 终止，没有结果\(message.isEmpty ? "" : "：\(message)")；内存不足时请减少并行度或换更大的机器"
    case .incomplete(let dialect, let message):
      "\(Self.client(of: dialect)) 的输出不完整，不能采用\(message.isEmpty ? "" : "：\(message)")；请重新运行"
    case .lineTooLong(let limit): "客户端输出的一行超过 \(limit) 字节，不是查询的结果；请检查客户端"
    case .unexpectedLine(let line): "客户端输出了不是查询结果的内容：\(line)；请检查客户端及其设置"
    case .nulInStatement: "语句中有空字符（U+0000），客户端会在该处截断；请从规则包中去掉它"
    }
  }

  public var english: String {
    switch self {
    case .clientNotFound(let dialect, let name):
      "the client \(name) is not found, or cannot be run; \(Self.englishSource(of: dialect)), or give its path with --client"
    case .notStarted(let client, let reason): "the client \(client) could not be started: \(reason); look at that file"
    case .noTemporaryFile(let reason):
      "a temporary file could not be written: \(reason); look at the folder that TMPDIR names"
    case .secretInConnect(.postgres):
      "--connect has a password, which everybody on the machine can read; keep it in ~/.pgpass (PGPASSFILE), PGPASSWORD "
        + "or PGSERVICEFILE, and take it out of --connect"
    case .secretInConnect(.duckdb), .secretInConnect(.spark):
      "--connect has a password or token, which everybody on the machine can read; keep it in the client's own environment "
        + "variables or configuration, and take it out of --connect"
    case .sparkConnect:
      "spark-sql cannot reach Spark Connect (sc://); give the cluster's master, such as spark://HOST:7077, yarn or local[*]"
    case .noConnection(let dialect, let message):
      "\(Self.client(of: dialect)) could not connect, or lost its connection: \(message); "
        + "look at --connect and the client's settings"
    case .failed(let dialect, let status, let message):
      "\(Self.client(of: dialect)) failed (exit status \(status)): \(message.isEmpty ? "it gives no reason" : message)"
    case .killed(let dialect, let signal, let message):
      "\(Self.client(of: dialect)) was ended by signal \(signal) before its result was whole"
        + (message.isEmpty ? "" : ": \(message)") + "; if memory ran out, run less at once or use a larger machine"
    case .incomplete(let dialect, let message):
      "the output of \(Self.client(of: dialect)) is not whole and cannot be used"
        + (message.isEmpty ? "" : ": \(message)") + "; run it again"
    case .lineTooLong(let limit):
      "the client printed a line of more than \(limit) bytes, which is no result of the query; look at the client"
    case .unexpectedLine(let line):
      "the client printed what is no result of the query: \(line); look at the client and its settings"
    case .nulInStatement:
      "the statement has a null character (U+0000), where clients would cut it off; take it out of the pack"
    }
  }

  private static func client(of dialect: Dialect) -> String { ClientCommand.usualName(of: dialect) }

  private static func chineseSource(of dialect: Dialect) -> String {
    switch dialect {
    case .duckdb: "请安装 DuckDB 的命令行程序（如 pip install duckdb-cli）"
    case .postgres: "请安装 PostgreSQL 的客户端（如 apt install postgresql-client）"
    case .spark: "请安装 Spark（如 pip install pyspark，需要 Java）并把它的 bin 加入 PATH"
    }
  }

  private static func englishSource(of dialect: Dialect) -> String {
    switch dialect {
    case .duckdb: "install DuckDB's command line (such as pip install duckdb-cli)"
    case .postgres: "install PostgreSQL's client (such as apt install postgresql-client)"
    case .spark: "install Spark (such as pip install pyspark, which needs Java) with its bin on PATH"
    }
  }
}
