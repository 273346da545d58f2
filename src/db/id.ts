import { uuidv7 } from 'uuidv7';

/** A new row's id: UUIDv7, so that rows of one table lie in the order they were made. */
export const newId = (): string => uuidv7();

/** Whether a text from outside can be a row's id: the database refuses to look for any other. */
export const isId = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
