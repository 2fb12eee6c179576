from conan import ConanFile


class Worker(ConanFile):
    name = "worker"
    url = "https://example.org/librdkafka/2.0.0"
    requires = "librdkafka/2.5.0@company/stable", "fmt/10.2.1"

    def requirements(self):
        # self.requires("cppkafka/0.3.1")
        self.requires("modern-cpp-kafka/2024.07.03")
        self.requires(f"cppkafka/{self.cppkafka_version}")
