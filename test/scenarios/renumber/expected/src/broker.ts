// docs/adr/0002-use-kafka-for-messages-between-services.md
export const broker = 1; // ADR-2
