import { parentPort, workerData } from 'node:worker_threads';
import { drawFirstPage } from '@server/messaging/first-page';

// A thread of its own for one page of one PDF: see PdfPreviews.
parentPort?.postMessage(await drawFirstPage(workerData as Uint8Array));
