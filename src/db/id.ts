import { uuidv7 } from 'uuidv7';

/** A new row's id: UUIDv7, so that rows of one table lie in the order they were made. */
export const newId = (): string => uuidv7();
