export { startEmbedded } from './start-embedded.mjs';
export { keepRunning } from './keep-running.mjs';
export { PostgresError } from './postgres-error.mjs';
