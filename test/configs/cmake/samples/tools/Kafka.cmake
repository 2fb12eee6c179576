find_dependency(CppKafka)
CPMAddPackage(NAME modern-cpp-kafka GITHUB_REPOSITORY morganstanley/modern-cpp-kafka GIT_TAG ${KAFKA_TAG})
