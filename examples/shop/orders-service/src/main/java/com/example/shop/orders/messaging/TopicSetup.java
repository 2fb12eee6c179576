package com.example.shop.orders.messaging;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Creates the topics of this service at start, and reports how much space they take. */
@Component
class TopicSetup implements ApplicationRunner {

    private final String bootstrapServers;
    private final short replicas;

    TopicSetup(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers, @Value("${orders.topic-replication}") short replicas) {
        this.bootstrapServers = bootstrapServers;
        this.replicas = replicas;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        Properties settings = new Properties();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 15_000);
        try (Admin admin = Admin.create(settings)) {
            create(admin, new NewTopic("orders.placed", 12, replicas).configs(Map.of(
                    TopicConfig.RETENTION_MS_CONFIG, "604800000")));
            create(admin, new NewTopic(Topics.AUDIT, 3, replicas).configs(Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                    TopicConfig.MESSAGE_TIMESTAMP_DIFFERENCE_MAX_MS_CONFIG, "3600000")));
            create(admin, new NewTopic(Topics.PRODUCT_REVENUE, 6, replicas).configs(Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT)));
            logSizes(admin);
        }
    }

    private static void create(Admin admin, NewTopic topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private static void logSizes(Admin admin) throws InterruptedException, ExecutionException {
        admin.describeLogDirs(List.of(1, 2, 3)).allDescriptions().get()
                .forEach((broker, directories) -> System.out.println("broker " + broker + ": " + directories.keySet()));
    }
}
