import fc from 'fast-check';

// Properties try the same examples in every run, so that a run tells of the change and not of its luck. PROPERTY_SEED=<number> tries others.
fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 20_261_122) });
