{{- define "shop.name" -}}
- name: KAFKA_ENABLED
  value: "true"
- name: [broken
