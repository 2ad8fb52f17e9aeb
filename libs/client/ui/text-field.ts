import { Component, type ElementRef, booleanAttribute, input, model, viewChild } from '@angular/core';

let fields = 0;

/** One line of text with its label above and what is wrong below, tied together for screen readers. */
@Component({
  selector: 'ui-text-field',
  template: `
    <label [attr.for]="id">{{ label() }}</label>
    <div class="box">
      <input
        #field
        [id]="id"
        [attr.type]="type()"
        [attr.name]="name() || null"
        [attr.inputmode]="inputMode() || null"
        [attr.autocomplete]="autocomplete()"
        [attr.maxlength]="maxLength()"
        [attr.aria-invalid]="error() ? true : null"
        [attr.aria-describedby]="describedBy() ?? (error() ? id + '-error' : hint() ? id + '-hint' : null)"
        [attr.aria-required]="required() ? true : null"
        [readonly]="readOnly()"
        [value]="value()"
        (input)="value.set(field.value)"
      />
      <ng-content select="[fieldEnd]" />
    </div>
    @if (error()) {
      <p class="error" [id]="id + '-error'">{{ error() }}</p>
    } @else if (hint()) {
      <p class="hint" [id]="id + '-hint'">{{ hint() }}</p>
    }
  `,
  styleUrl: './text-field.css',
})
export class TextField {
  readonly label = input.required<string>();
  readonly value = model('');
  readonly type = input<'text' | 'email' | 'password' | 'search'>('text');
  readonly name = input('');
  /** Which keys a phone shows. */
  readonly inputMode = input<'' | 'numeric'>('');
  readonly autocomplete = input('off');
  readonly maxLength = input<number>();
  readonly error = input<string | null>(null);
  readonly hint = input<string | null>(null);
  /** The id of a message elsewhere that explains what is wrong with this field. */
  readonly describedBy = input<string | null>(null);
  readonly required = input(false, { transform: booleanAttribute });
  readonly readOnly = input(false, { transform: booleanAttribute });

  protected readonly id = `field-${++fields}`;
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  focus(): void {
    this.field().nativeElement.focus();
  }
}
