import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv();

// What browsers have and jsdom lacks.
Element.prototype.scrollIntoView = () => undefined;
HTMLElement.prototype.togglePopover = (force) => (typeof force === 'object' ? force.force : force) ?? false;
