import type { Bilingual } from '#kernel/language';

/** What an attribute of another engine becomes here, by its local name. */
export const attributeWords: Readonly<Record<string, Bilingual>> = {
  assignee: role(),
  candidateUsers: role(),
  candidateGroups: role(),
  formKey: form(),
  formRef: form(),
  formRefBinding: form(),
  formRefVersion: form(),
  formHandlerClass: form(),
  dueDate: timer(),
  followUpDate: timer(),
  priority: gone('Die Arbeitsliste ordnet nach Frist.', 'The worklist orders by deadline.'),
  class: action(),
  delegateExpression: action(),
  expression: action(),
  type: action(),
  topic: action(),
  taskPriority: gone('Aufträge haben keine Rangfolge.', 'Jobs have no priority.'),
  resultVariable: to('Schreiben Sie lipsia:result.', 'Write lipsia:result.'),
  decisionRef: to(
    'Legen Sie die Tabelle in decision.dmn ab und schreiben Sie lipsia:decision mit dem Namen der Entscheidung.',
    'Put the table into decision.dmn and write lipsia:decision with the name of the decision.',
  ),
  decisionRefBinding: version(),
  decisionRefVersion: version(),
  decisionRefVersionTag: version(),
  mapDecisionResult: gone(
    'Das Ergebnis steht ganz unter lipsia:result.',
    'The whole result stands under lipsia:result.',
  ),
  asyncBefore: durable(),
  asyncAfter: durable(),
  async: durable(),
  exclusive: durable(),
  jobPriority: durable(),
  historyTimeToLive: to(
    'Die Löschfrist steht in service.yaml unter retention.',
    'How long data stays is retention in service.yaml.',
  ),
  initiator: to(
    'Wer den Antrag stellt, steht in service.yaml unter subject.',
    'Who applies stands in service.yaml under subject.',
  ),
  isStartableInTasklist: gone('Begonnen wird durch das Senden des Formulars.', 'A case begins when the form is sent.'),
  candidateStarterGroups: gone('Wer senden darf, steht in service.yaml.', 'Who may send stands in service.yaml.'),
  candidateStarterUsers: gone('Wer senden darf, steht in service.yaml.', 'Who may send stands in service.yaml.'),
  versionTag: to('Die Ausgabe steht in service.yaml unter edition.', 'The edition stands in service.yaml.'),
  collection: to('Schreiben Sie lipsia:collection mit FEEL.', 'Write lipsia:collection with FEEL.'),
  elementVariable: to('Schreiben Sie lipsia:element.', 'Write lipsia:element.'),
  calledElementBinding: version(),
  calledElementVersion: version(),
  errorCodeVariable: gone('Ein Fehler trägt nur seinen Code.', 'An error carries its code only.'),
  errorMessageVariable: gone('Ein Fehler trägt nur seinen Code.', 'An error carries its code only.'),
  resource: to(
    'Rechnen Sie mit DMN oder FEEL statt mit einem Skript.',
    'Compute with DMN or FEEL instead of a script.',
  ),
  inputVariable: gone('Tabellen lesen die Namen aus ihrer Eingabe.', 'Tables read the names from their input.'),
  diagramRelationId: gone('Es dient nur dem Zeichenprogramm.', 'It serves the drawing tool only.'),
};

/** What an element of another engine becomes here, by its local name. */
export const elementWords: Readonly<Record<string, Bilingual>> = {
  inputOutput: variables(),
  inputParameter: variables(),
  outputParameter: variables(),
  ioMapping: variables(),
  in: to(
    'Aufgerufene Prozesse sehen, was PROFILE.md nennt. Übergeben Sie nichts mit in.',
    'Called processes see what PROFILE.md says. Hand over nothing with in.',
  ),
  out: to('Ergebnisse kommen mit lipsia:result zurück.', 'Results come back with lipsia:result.'),
  formData: form(),
  formField: to('Machen Sie daraus eine Frage in form.yaml.', 'Make it a question in form.yaml.'),
  formProperty: to('Machen Sie daraus eine Frage in form.yaml.', 'Make it a question in form.yaml.'),
  executionListener: listener(),
  taskListener: listener(),
  properties: gone('Freie Eigenschaften liest niemand.', 'Nobody reads free properties.'),
  property: gone('Freie Eigenschaften liest niemand.', 'Nobody reads free properties.'),
  field: action(),
  failedJobRetryTimeCycle: gone('Gescheiterte Arbeiten wiederholt die Plattform.', 'The platform repeats failed work.'),
  connector: action(),
  script: to('Rechnen Sie mit DMN oder FEEL statt mit einem Skript.', 'Compute with DMN or FEEL instead of a script.'),
  taskDefinition: action(),
  assignmentDefinition: role(),
  calledDecision: to('Schreiben Sie lipsia:decision und lipsia:result.', 'Write lipsia:decision and lipsia:result.'),
};

/** Elements of BPMN that do not run here, with what to draw instead. */
export const instead: Readonly<Record<string, Bilingual>> = {
  scriptTask: to(
    'Nehmen Sie eine Regel: businessRuleTask mit lipsia:decision und einer Tabelle in decision.dmn.',
    'Use a rule: businessRuleTask with lipsia:decision and a table in decision.dmn.',
  ),
  complexGateway: to('Nehmen Sie ein inklusives Gateway mit Bedingungen.', 'Use an inclusive gateway with conditions.'),
  transaction: to('Nehmen Sie einen Teilprozess mit Fehlerereignis.', 'Use a sub-process with an error event.'),
  adHocSubProcess: to('Zeichnen Sie die möglichen Wege als Teilprozess.', 'Draw the possible ways as a sub-process.'),
  linkEventDefinition: to('Ziehen Sie einen Pfeil statt des Sprungs.', 'Draw a flow instead of the link.'),
  cancelEventDefinition: to('Nehmen Sie ein Fehlerereignis.', 'Use an error event.'),
  standardLoopCharacteristics: to(
    'Ziehen Sie einen Pfeil zurück über ein Gateway.',
    'Draw a flow back through a gateway.',
  ),
};

function to(de: string, en: string): Bilingual {
  return { de, en };
}
function gone(de: string, en: string): Bilingual {
  return { de: `Löschen Sie es. ${de}`, en: `Delete it. ${en}` };
}
function role(): Bilingual {
  return to(
    'Schreiben Sie lipsia:role="clerk" oder "citizen", oder nehmen Sie eine Bahn.',
    'Write lipsia:role="clerk" or "citizen", or use a lane.',
  );
}
function form(): Bilingual {
  return to(
    'Fragen an Menschen stehen in form.yaml, Ergebnisse der Aufgabe in lipsia:outcomes und lipsia:entries.',
    'Questions to people stand in form.yaml, results of the task in lipsia:outcomes and lipsia:entries.',
  );
}
function timer(): Bilingual {
  return to(
    'Hängen Sie ein Zeitereignis an, zum Beispiel WD5 für fünf Arbeitstage.',
    'Attach a timer event, for example WD5 for five working days.',
  );
}
function action(): Bilingual {
  return to(
    'Eigener Code läuft nicht. Nehmen Sie lipsia:action mit einer der bekannten Aktionen.',
    'Own code does not run. Use lipsia:action with one of the known actions.',
  );
}
function version(): Bilingual {
  return gone('Ein Vorgang bleibt bei der Version, mit der er begann.', 'A case stays with the version it began with.');
}
function durable(): Bilingual {
  return gone('Jeder Schritt wird ohnehin sicher gespeichert.', 'Every step is stored safely anyway.');
}
function variables(): Bilingual {
  return to(
    'Namen gelten im ganzen Vorgang. Schreiben Sie Ausdrücke dorthin, wo sie gebraucht werden.',
    'Names hold in the whole case. Write expressions where they are needed.',
  );
}
function listener(): Bilingual {
  return to(
    'Zeichnen Sie, was geschehen soll, als eigenen Schritt mit lipsia:action.',
    'Draw what shall happen as a step of its own with lipsia:action.',
  );
}
