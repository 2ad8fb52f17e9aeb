/** What one operation, one message and one connection may ask of the server. Both transports obey the same numbers. */
export const limits = Object.freeze({
  /** Fields below one another, leaves included. */
  depth: 8,
  /** Renamed fields of an operation, fragments counted where they are spread. */
  aliases: 15,
  /** Fields of the operation itself. */
  rootFields: 5,
  /** Directives of an operation, fragments counted where they are spread. */
  directives: 10,
  /** Objects that an operation may ask for: a page argument multiplies everything below it. */
  cost: 2_000,
  /** Largest page argument (`first`), in rows. */
  pageSize: 100,
  /** What a list without a page argument counts for. */
  unpagedList: 5,
  /** Lexical tokens of a document. */
  tokens: 1_000,
  /** Bytes of an HTTP body. */
  bodyBytes: 64 * 1024,
  /** Bytes of a socket message. */
  frameBytes: 64 * 1024,
  /** Milliseconds until a query or mutation is given up. */
  operationMs: 5_000,
  /** Documents kept parsed and validated, and the characters of all of them together. */
  documents: 500,
  documentCharacters: 2 * 1024 * 1024,
});

/** The page argument of our connections. */
export const pageArgument = 'first';
