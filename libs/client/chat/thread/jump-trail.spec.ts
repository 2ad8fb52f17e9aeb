import { JumpTrail } from './jump-trail';

describe('JumpTrail', () => {
  it('leads to each message that the address names, and back to where the first jump began', () => {
    const trail = new JumpTrail<string>();
    expect(trail.follow(null, () => 'bottom')).toBeNull();
    expect(trail.follow('a', () => 'reading at ten')).toEqual({ to: 'a' });
    expect(trail.follow('b', () => 'around a')).toEqual({ to: 'b' });
    expect(trail.follow('a', () => 'around b')).toEqual({ to: 'a' });
    expect(trail.follow(null, () => 'around a')).toEqual({ back: 'reading at ten' });
  });

  it('leads nowhere back after the person went to the latest message', () => {
    const trail = new JumpTrail<string>();
    trail.follow('a', () => 'reading at ten');
    trail.forget();
    expect(trail.follow(null, () => 'bottom')).toBeNull();
  });
});
