import mill._, scalalib._

object shop extends ScalaModule {
  def scalaVersion = "3.3.3"
  def ivyDeps = Agg(ivy"dev.zio::zio-kafka:2.8.0", ivy"org.apache.kafka:kafka-clients:3.7.0", ivy"com.lihaoyi::os-lib:0.9.3")
}
