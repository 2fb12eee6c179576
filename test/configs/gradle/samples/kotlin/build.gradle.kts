val reactorKafka by extra("1.3.22")

dependencies {
    implementation(libs.kafka.clients)
    implementation(libs.bundles.messaging)
    implementation("org.apache.kafka:connect-api:${libs.versions.kafka.get()}")
    implementation("io.projectreactor.kafka:reactor-kafka:$reactorKafka")
    implementation(platform("org.springframework.boot:spring-boot-dependencies:3.3.0"))
    implementation(group = "org.springframework.kafka", name = "spring-kafka")
    implementation(libs.guava)
}
