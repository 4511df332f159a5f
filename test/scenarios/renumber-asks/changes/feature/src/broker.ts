// docs/adr/0001-use-kafka-for-messages-between-services.md
export const broker = 1; // ADR-1
