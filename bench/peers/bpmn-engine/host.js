import * as elements from 'bpmn-elements';
import { Engine } from 'bpmn-engine';
import BpmnModdle from 'bpmn-moddle';
import serialize, { TypeResolver } from 'moddle-context-serializer';

/**
 * Reads the process once and gives a function that runs one case to its end: the file is never read again, rules and
 * services answer at once, the expression is one look-up. Logs are off, nothing is stored.
 */
export async function createPeer(xml) {
  const sourceContext = serialize(await new BpmnModdle().fromXML(xml), TypeResolver(elements));
  const expressions = {
    resolveExpression: (text, { environment }) => (text === 'approved' ? environment.variables[text] : text),
    isExpression: (text) => text === 'approved',
    hasExpression: (text) => text === 'approved',
  };
  const answer = (activity) => {
    if (activity.type !== 'bpmn:BusinessRuleTask' && activity.type !== 'bpmn:ServiceTask') return;
    activity.behaviour.Service = function Service() {
      return {
        execute(_message, done) {
          if (activity.type === 'bpmn:BusinessRuleTask') activity.environment.variables.approved = true;
          done(null, true);
        },
      };
    };
  };
  return async function runCase(look) {
    const engine = new Engine({ sourceContext, expressions, extensions: { answer }, variables: {} });
    const run = await engine.execute();
    await look?.(engine);
    signal(run, 'apply');
    await look?.(engine);
    signal(run, 'check');
    signal(run, 'pay');
    if (engine.state !== 'idle') throw new Error(`the peer is ${engine.state}`);
  };
}

function signal(run, id) {
  const task = run.getPostponed().find((waiting) => waiting.id === id);
  if (!task) throw new Error(`the peer does not wait at ${id}`);
  task.signal();
}
