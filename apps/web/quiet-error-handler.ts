import { ErrorHandler } from '@angular/core';

/**
 * Logs what nobody caught, except a note of the browser that is not an error: while rows are measured, their sizes may
 * change again, and the browser says that it will measure the rest in the next frame.
 */
export class QuietErrorHandler extends ErrorHandler {
  override handleError(error: unknown): void {
    if (error instanceof Error && error.message.startsWith('ResizeObserver loop')) return;
    super.handleError(error);
  }
}
