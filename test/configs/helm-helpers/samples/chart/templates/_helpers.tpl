{{/* variables of every service */}}
{{- define "shop.env" -}}
- name: DD_AGENT_HOST
  valueFrom:
    fieldRef:
      fieldPath: status.hostIP
- name: SPRING_KAFKA_BOOTSTRAP_SERVERS
  value: {{ .Values.kafka.bootstrapServers }}
- name: SPRING_KAFKA_CONSUMER_GROUP_ID
  value: "{{ .Values.kafka.group }}-{{ .Release.Name }}"
- name: SPRING_KAFKA_PRODUCER_ACKS
  value: all
- name: SPRING_KAFKA_SSL_TRUST_STORE_PASSWORD
  value: hunter2
- name: SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG
  valueFrom:
    secretKeyRef: {name: kafka, key: jaas}
{{- end }}
