import { Component, effect, input, signal, untracked } from '@angular/core';

/** A QR code as one path; the library that makes it is fetched when one is shown. */
@Component({
  selector: 'profile-qr-code',
  template: `
    @if (drawn(); as code) {
      <svg role="img" [attr.aria-label]="label()" [attr.viewBox]="code.box" shape-rendering="crispEdges">
        <path [attr.d]="code.path" />
      </svg>
    }
  `,
  styles: `
    :host {
      display: block;
      width: 196px;
      height: 196px;
      padding: 8px;
      border-radius: 12px;
      background: #fff;
    }
    path {
      fill: #000;
    }
  `,
})
export class QrCode {
  readonly text = input.required<string>();
  readonly label = input.required<string>();
  protected readonly drawn = signal<{ readonly path: string; readonly box: string } | null>(null);

  constructor() {
    effect(() => {
      const text = this.text();
      untracked(() => void this.draw(text));
    });
  }

  private async draw(text: string): Promise<void> {
    const { default: qrCode } = await import('qrcode');
    const { data, size } = qrCode.create(text, { errorCorrectionLevel: 'M' }).modules;
    let path = '';
    for (let at = 0; at < data.length; at++) {
      if (data[at]) path += `M${(at % size) + 2},${Math.floor(at / size) + 2}h1v1h-1z`;
    }
    this.drawn.set({ path, box: `0 0 ${size + 4} ${size + 4}` });
  }
}
