export type { OutboxMessage } from '../../database/OutboxMessage';
