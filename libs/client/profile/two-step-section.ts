import { Component, inject } from '@angular/core';
import { Banner, Button, TextField, injectTexts } from '@client/ui';
import { Skeleton } from '@client/ui/overlay';
import { OwnTwoStep } from './own-two-step';
import { QrCode } from './qr-code';

/** Setting up a second step of signing in, and turning it off. */
@Component({
  selector: 'profile-two-step',
  imports: [Banner, Button, QrCode, Skeleton, TextField],
  providers: [OwnTwoStep],
  templateUrl: './two-step-section.html',
  styleUrl: './two-step-section.css',
})
export class TwoStepSection {
  protected readonly twoStep = inject(OwnTwoStep);
  protected readonly t = injectTexts();

  constructor() {
    void this.twoStep.load();
  }

  protected errorOf(field: string): string | null {
    const wrong = this.twoStep.wrong();
    return wrong?.field === field ? wrong.message : null;
  }

  protected submit(): void {
    const acts = {
      password: () => this.twoStep.setUp(),
      scan: () => this.twoStep.confirm(),
      renew: () => this.twoStep.renew(),
      'turn-off': () => this.twoStep.turnOff(),
    };
    const stage = this.twoStep.stage();
    if (stage in acts) void acts[stage as keyof typeof acts]();
  }

  protected cancel(): void {
    void this.twoStep.load();
  }
}
