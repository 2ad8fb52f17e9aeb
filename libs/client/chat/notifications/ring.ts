/** Two short soft tones, made on the spot: there is no file to fetch. */
export class Ring {
  private context: AudioContext | undefined;

  play(): void {
    try {
      this.context ??= new AudioContext();
      void this.context.resume().catch(() => undefined);
      const { context } = this;
      const start = context.currentTime + 0.02;
      for (const [at, frequency] of [
        [0, 659],
        [0.13, 880],
      ] as const) {
        const tone = context.createOscillator();
        const loudness = context.createGain();
        tone.frequency.value = frequency;
        loudness.gain.setValueAtTime(0, start + at);
        loudness.gain.linearRampToValueAtTime(0.12, start + at + 0.015);
        loudness.gain.exponentialRampToValueAtTime(0.0001, start + at + 0.28);
        tone.connect(loudness).connect(context.destination);
        tone.start(start + at);
        tone.stop(start + at + 0.3);
      }
    } catch {
      // A browser without sound is a quiet one.
    }
  }
}
