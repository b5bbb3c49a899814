import { describe, expect, it } from 'vitest';
import { createCircuit } from './circuit.ts';

describe('createCircuit', () => {
  it('rests after the given failures in a row, then lets one try', () => {
    const circuit = createCircuit({ patience: 3, restMilliseconds: 100 });
    expect([circuit.failed(0), circuit.failed(1)]).toEqual([false, false]);
    expect(circuit.isOpen(1)).toBe(false);
    expect(circuit.failed(2)).toBe(true);
    expect([circuit.isOpen(3), circuit.isOpen(101), circuit.isOpen(102)]).toEqual([true, true, false]);
    expect(circuit.failed(102)).toBe(false);
    expect(circuit.isOpen(150)).toBe(true);
  });

  it('forgets failures with the first success, and says when the service had been away', () => {
    const circuit = createCircuit({ patience: 2, restMilliseconds: 100 });
    circuit.failed(0);
    expect(circuit.succeeded()).toBe(false);
    expect(circuit.failed(1)).toBe(false);
    expect(circuit.failed(2)).toBe(true);
    expect(circuit.succeeded()).toBe(true);
    expect(circuit.isOpen(3)).toBe(false);
  });
});
