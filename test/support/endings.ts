/**
 * What the support modules put in order when a test, or a test file, is over. They live as long as their worker and
 * serve many files, so a hook of their own would run for the first of them only; setup.ts calls these for every one.
 */
type Ending = () => Promise<void>;

const tests: Ending[] = [];
const files: Ending[] = [];

/** Calls `ending` after every test from now on. */
export const afterEveryTest = (ending: Ending): unknown => tests.push(ending);
/** Calls `ending` after every test file from now on. */
export const afterEveryFile = (ending: Ending): unknown => files.push(ending);

export async function testIsOver(): Promise<void> {
  for (const ending of tests) await ending();
}

export async function fileIsOver(): Promise<void> {
  for (const ending of files) await ending();
}
