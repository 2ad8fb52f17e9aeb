import { Injectable, inject, signal } from '@angular/core';
import { GraphqlHttp, toGraphqlFailure } from '@client/graphql';
import {
  ConfirmTwoStepDocument,
  MyTwoStepDocument,
  RenewRecoveryCodesDocument,
  SetUpTwoStepDocument,
  TurnOffTwoStepDocument,
} from '@client/graphql/profile';
import { injectTexts } from '@client/ui';

export type TwoStepStage = 'loading' | 'failed' | 'off' | 'password' | 'scan' | 'on' | 'renew' | 'turn-off' | 'codes';

/** The own second step of signing in: where one stands in setting it up, and what was refused. */
@Injectable()
export class OwnTwoStep {
  private readonly graphql = inject(GraphqlHttp);
  private readonly t = injectTexts();
  private readonly at = signal<TwoStepStage>('loading');

  readonly stage = this.at.asReadonly();
  readonly busy = signal(false);
  readonly codesLeft = signal(0);
  /** For the app, while it is set up. */
  readonly secret = signal('');
  readonly uri = signal('');
  /** Shown once: they are nowhere afterwards. */
  readonly recoveryCodes = signal<readonly string[]>([]);
  readonly password = signal('');
  readonly code = signal('');
  /** What is wrong with which field; `whole` with none of them. */
  readonly wrong = signal<{ readonly field: string; readonly message: string } | null>(null);

  async load(): Promise<void> {
    this.at.set('loading');
    try {
      const { me } = await this.graphql.run(MyTwoStepDocument, {});
      this.codesLeft.set(me?.twoStep.recoveryCodesLeft ?? 0);
      this.show(me?.twoStep.on ? 'on' : 'off');
    } catch {
      this.at.set('failed');
    }
  }

  show(stage: TwoStepStage): void {
    this.at.set(stage);
    this.wrong.set(null);
    this.password.set('');
    this.code.set('');
    if (stage === 'on' || stage === 'off') {
      this.secret.set('');
      this.uri.set('');
      this.recoveryCodes.set([]);
    }
  }

  setUp(): Promise<void> {
    return this.doing(async () => {
      const { setUpTwoStep } = await this.graphql.run(SetUpTwoStepDocument, { password: this.password() });
      this.secret.set(setUpTwoStep.secret);
      this.uri.set(setUpTwoStep.uri);
      this.show('scan');
    });
  }

  confirm(): Promise<void> {
    return this.doing(async () => {
      const { confirmTwoStep } = await this.graphql.run(ConfirmTwoStepDocument, { code: this.code() });
      this.hold(confirmTwoStep.recoveryCodes);
    });
  }

  renew(): Promise<void> {
    return this.doing(async () => {
      const { renewRecoveryCodes } = await this.graphql.run(RenewRecoveryCodesDocument, { code: this.code() });
      this.hold(renewRecoveryCodes.recoveryCodes);
    });
  }

  turnOff(): Promise<void> {
    return this.doing(async () => {
      await this.graphql.run(TurnOffTwoStepDocument, { password: this.password(), code: this.code() });
      this.show('off');
    });
  }

  private hold(codes: readonly string[]): void {
    this.recoveryCodes.set(codes);
    this.codesLeft.set(codes.length);
    this.show('codes');
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.wrong.set(null);
    try {
      await act();
    } catch (error) {
      const { code, fields, retryAfter } = toGraphqlFailure(error);
      const field = fields[0]?.field ?? 'whole';
      if (code === 'CONFLICT') await this.load();
      else this.wrong.set({ field, message: this.sentence(code, field, retryAfter) });
    } finally {
      this.busy.set(false);
    }
  }

  private sentence(code: string, field: string, seconds = 60): string {
    if (code === 'RATE_LIMITED') return this.t('login.tooMany', { seconds });
    if (field === 'password') return this.t('twoStep.wrongPassword');
    if (field === 'code') return this.t('twoStep.wrongCode');
    return this.t('ui.noAnswer');
  }
}
