/** The actions of service tasks, each with the attributes it cannot do without. */
export const actions: ReadonlyMap<string, readonly string[]> = new Map([
  ['register.match', ['result']],
  ['register.inquire', ['result']],
  ['register.change', ['result']],
  ['register.leave', ['result']],
  ['letter.issue', ['letter']],
  ['payment.open', ['amount', 'purpose', 'result']],
  ['landlord.check', ['result']],
  ['codeletter.send', ['result']],
  ['message.send', ['text']],
  ['report.forward', ['result']],
]);

/** The messages a process may wait for. */
export const messages: readonly string[] = ['codebrief'];

/** How a case may end. */
export const outcomes: readonly string[] = ['granted', 'refused', 'withdrawn', 'done'];
