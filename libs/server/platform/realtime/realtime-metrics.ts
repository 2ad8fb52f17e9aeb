/** What the live side has done since the process began; plain counters to be read by whoever publishes them. */
export class RealtimeMetrics {
  /** Sockets open now. */
  sockets = 0;
  /** Events written, each socket counted. */
  deliveries = 0;
  /** Writes they took: fewer when events were joined. */
  writes = 0;
  /** Executions of subscription operations for events. */
  executions = 0;
  slowReadersClosed = 0;
  /** Times that deliveries paused because sessions could not be read. */
  suspensions = 0;
}
