import { messages, type PGlite, protocol } from '@electric-sql/pglite';

const { serialize } = protocol;

type Fields = readonly { readonly name: string; readonly dataTypeID: number }[];

/** What a statement gave back: PostgreSQL's text of every value. */
export interface Answer {
  readonly fields: Fields;
  readonly rows: (string | null)[][];
  /** The command tag, such as `INSERT 0 5`. */
  readonly tag: string;
}

interface Prepared {
  readonly name: string;
  fields: Fields;
}

/** More than the product has statements; beyond it the least recently used one is forgotten. */
const MOST_PREPARED = 500;

/**
 * The one session of an embedded PostgreSQL, spoken to in its wire protocol. PGlite's own `query()` makes six calls
 * into WASM, parses each statement anew and converts values by its own rules; here a statement is one call, is parsed
 * and described only the first time it is seen, and values stay text until Prisma's rules convert them.
 */
export class Connection {
  readonly #pglite: PGlite;
  readonly #prepared = new Map<string, Prepared>();
  #counter = 0;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /** Waits for its turn, then holds the session until `work` settles. PGlite's own dump and close wait for it, too. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    return this.#pglite.runExclusive(work);
  }

  /**
   * Runs one statement with its values as text. To be called under `exclusive`.
   * @throws messages.DatabaseError as PostgreSQL reports it
   */
  async run(sql: string, values: (string | null)[] = []): Promise<Answer> {
    const known = this.#prepared.get(sql);
    const prepared = known ?? { name: `s${++this.#counter}`, fields: [] };
    const steps = known ? [] : this.#prepare(sql, prepared.name);
    steps.push(serialize.bind({ statement: prepared.name, values }), serialize.execute(), serialize.sync());
    if (known) this.#remember(sql, known);
    const { rows, tag } = await this.#exchange(steps, (message) => {
      if (message.name === 'parseComplete') this.#remember(sql, prepared);
      else if (message instanceof messages.RowDescriptionMessage) prepared.fields = message.fields;
    });
    return { fields: prepared.fields, rows, tag };
  }

  /** Runs any number of statements without values; all of them take effect or none. */
  async script(sql: string): Promise<void> {
    this.#prepared.clear(); // a script may change the shape of what was prepared
    await this.#exchange([serialize.query(sql), serialize.query('DEALLOCATE ALL')]);
  }

  #prepare(sql: string, name: string): Uint8Array[] {
    const steps = [serialize.parse({ name, text: sql }), serialize.describe({ type: 'S', name })];
    const [oldest] = this.#prepared;
    if (oldest && this.#prepared.size >= MOST_PREPARED) {
      this.#prepared.delete(oldest[0]);
      steps.unshift(serialize.close({ type: 'S', name: oldest[1].name }));
    }
    return steps;
  }

  #remember(sql: string, prepared: Prepared): void {
    this.#prepared.delete(sql);
    this.#prepared.set(sql, prepared);
  }

  async #exchange(steps: Uint8Array[], onPrepared?: (message: messages.BackendMessage) => void) {
    const parser = new protocol.Parser();
    const rows: (string | null)[][] = [];
    let tag = '';
    let error: messages.DatabaseError | undefined;
    const onMessage = (message: messages.BackendMessage) => {
      if (message instanceof messages.DataRowMessage) rows.push(message.fields);
      else if (message instanceof messages.CommandCompleteMessage) tag = message.text;
      else if (message instanceof messages.DatabaseError) error ??= message;
      else onPrepared?.(message);
    };
    const onRawData = (data: Uint8Array) => parser.parse(data, onMessage);
    // Everything is handed over and answered before this returns, so calls of one transaction never interleave.
    await this.#pglite.execProtocolRawStream(Buffer.concat(steps), { syncToFs: false, onRawData });
    if (error) throw error;
    return { rows, tag };
  }
}
