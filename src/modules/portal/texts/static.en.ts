import type { StaticTexts } from './static.de.ts';

/** The pages every city must have. `fill` marks what only the city itself can say. */
export const pages: StaticTexts = {
  fill: 'The city still has to add something here',
  imprint: {
    title: 'Legal notice (Impressum)',
    lead: 'Who is responsible for this service.',
    sections: [
      { id: 'anbieter', title: 'Provider', facts: 'provider' },
      {
        id: 'vertretung',
        title: 'Who represents the city',
        text: [
          'The City of Leipzig is a corporation under public law.',
          'It is legally represented by the mayor (Oberbürgermeister).',
        ],
        fill: ['Name of the person who holds the office now'],
      },
      { id: 'kontakt', title: 'How to reach us', facts: 'contact', fill: ['E-mail address for this service'] },
      {
        id: 'angaben',
        title: 'Further details',
        text: ['The law on digital services (DDG § 5) asks for these details.'],
        fill: [
          'VAT number, if there is one',
          'Name and address of the supervisory authority',
          'Who is responsible for editorial texts (MStV § 18(2))',
        ],
      },
    ],
  },
  privacy: {
    title: 'Data protection',
    lead: 'Which data we need, why, for how long, and what you can do.',
    sections: [
      { id: 'verantwortlich', title: 'Who is responsible?', facts: 'provider' },
      {
        id: 'welche',
        title: 'Which data we process',
        list: [
          'What you write in a form: for exactly this application.',
          'Documents you upload. We remove place and camera from photos.',
          'Your account: name, and depending on the sign-in birth date, address and e-mail. The sign-in service gives us this.',
          'The population register (Melderegister): only when the application needs it. Every query is recorded.',
        ],
      },
      {
        id: 'grundlage',
        title: 'On which basis',
        text: [
          'We carry out a task of the city (GDPR Art. 6(1)(e)). The law for each application is on its page.',
          'Without your yes we pass nothing on to others, unless a law requires it.',
        ],
      },
      {
        id: 'schutz',
        title: 'How we protect your data',
        list: [
          'Your answers lie encrypted in the database. Each person has a key of their own.',
          'Whoever wants to read must name purpose and case. You can see this in your area.',
          'Only your code opens a draft without an account. Not even we can read it.',
          'E-mails only say that there is something new.',
        ],
      },
      {
        id: 'cookie',
        title: 'Cookies',
        text: [
          'One cookie holds your session and your codes, and it is encrypted.',
          'A second one only names the state you saved last. After ten minutes it is gone.',
          'While you are signed in, we keep the kind of browser and system. That way you recognise your devices. Signing out deletes it.',
          'Neither counts anybody or follows you. We load nothing from other servers.',
        ],
      },
      {
        id: 'protokoll',
        title: 'Technical logs',
        text: [
          'The log holds the pattern of the address, the time and the result. We do not write down your internet address.',
        ],
      },
      {
        id: 'dauer',
        title: 'How long we keep data',
        list: [
          'Drafts without an account: 28 days after the last use.',
          'Drafts with an account: one year after the last use.',
          'Applications that were sent: as long as the page of the service says.',
          'Accounts that are not used: two years. We write to you first.',
        ],
      },
      {
        id: 'rechte',
        title: 'Your rights',
        text: [
          'You can see your data, take it with you, correct it and have it deleted. Most of it works at once in your area.',
          'You can also complain to the supervisory authority. In Saxony that is the Commissioner for Data Protection and Transparency.',
        ],
        links: [
          { href: '/mein-bereich/zugriffe', label: 'Who has read my data?' },
          { href: '/mein-bereich/datenkopie', label: 'A copy of my data' },
          { href: '/mein-bereich/loeschen', label: 'Delete data' },
        ],
      },
      {
        id: 'fragen',
        title: 'Questions about data protection',
        facts: 'contact',
        fill: [
          'Name and contact of the data protection officer of the city',
          'Address of the supervisory authority in Saxony',
        ],
      },
    ],
  },
  accessibility: {
    title: 'Accessibility',
    lead: 'Everybody should be able to do everything here alone. This page says honestly what is tested and what is not.',
    sections: [
      {
        id: 'stand',
        title: 'Where we stand',
        text: [
          'The aim is the standard EN 301 549 with WCAG 2.2, level AA. The basis is the inclusion law of Saxony with BITV 2.0.',
          'No independent body has tested it yet. So we do not say that everything is met.',
        ],
      },
      {
        id: 'geprueft',
        title: 'What is tested',
        list: [
          'Every page is valid HTML and works without script.',
          'Use by keyboard alone, with a visible focus.',
          'Display from a width of 320 pixels and at 400 per cent zoom.',
          'Light, dark and high-contrast mode.',
          'Automatic test of the components with axe.',
          'German texts for short sentences and known words.',
        ],
      },
      {
        id: 'ungeprueft',
        title: 'What is not tested yet',
        list: [
          'Tests with disabled people.',
          'Reading aloud with JAWS, NVDA, VoiceOver and TalkBack on real devices.',
          'Control by voice.',
          'PDF letters with a checker for PDF/UA. Every letter is also there as a web page.',
        ],
      },
      {
        id: 'fehlt',
        title: 'What is still missing',
        list: ['Videos in German Sign Language.', 'Texts in easy-to-read German (Leichte Sprache).'],
      },
      {
        id: 'melden',
        title: 'Tell us where you get stuck',
        text: ['Name the page and what does not work. We answer, and give you the content in another way.'],
        facts: 'contact',
        fill: ['E-mail address for reports about accessibility'],
      },
      {
        id: 'durchsetzung',
        title: 'If we do not help',
        text: ['Then the enforcement body of the Free State of Saxony helps. It costs you nothing.'],
        fill: ['Name and address of the enforcement body'],
      },
    ],
  },
  about: {
    title: 'About this platform',
    lead: 'Lipsia is an open city hall on the web. Leipzig is the first city.',
    sections: [
      {
        id: 'idee',
        title: 'The idea',
        list: [
          'A service is content, not a program. An office can change it by itself.',
          'Everything that happens is in one log. Status, deadlines and figures come from there.',
          'Nobody reads your data without a reason, and you see every reading.',
          'Everything works without script and on small devices.',
        ],
      },
      {
        id: 'quelltext',
        title: 'Open source',
        text: [
          'The platform is free software under the licence EUPL-1.2. Every city may use, examine and change it.',
          'The interface is described and open.',
        ],
        links: [{ href: '/api/v1/openapi.json', label: 'Description of the interface (OpenAPI 3.1)', isRoot: true }],
        fill: ['Address at which the city publishes its source'],
      },
      {
        id: 'demo',
        title: 'What is real in the demo',
        demo: true,
        list: [
          'Real are forms, rules, deadlines, notices, encryption and the log.',
          'Real are the protocols to other services: OpenID Connect, SMTP and the query of the register.',
          'Rebuilt are the sign-in service, the mailbox for e-mails and the population register (Melderegister).',
          'Invented are all persons. There is no connection to the city administration.',
          'Nothing you send here has legal effects. Do not enter real data.',
        ],
      },
      {
        id: 'stand',
        title: 'Where the facts come from',
        text: ['For offices, fees and laws, source and date are always given. What is not confirmed is marked.'],
        links: [
          { href: '/aemter', label: 'Offices' },
          { href: '/begriffe', label: 'German terms' },
        ],
      },
    ],
  },
  figures: {
    title: 'Figures and how we count',
    lead: 'Every figure comes from the log of the cases. We do not guess, and we do not round in our favour.',
    sections: [
      {
        id: 'gesendet',
        title: 'Arrived today',
        figure: 'sent',
        text: ['We count all applications sent since midnight. Drafts do not count.'],
      },
      {
        id: 'entschieden',
        title: 'Decided today',
        figure: 'decided',
        text: ['We count all applications decided since midnight. It does not matter when they arrived.'],
      },
      {
        id: 'puenktlich',
        title: 'On time',
        figure: 'kept',
        text: [
          'We count all cases whose promised day was in the last 30 days.',
          'If such a case is still open, it counts as late.',
          'On time means: on the promised day at the latest. We do not take off the time in which we waited for you.',
        ],
      },
      {
        id: 'dauer',
        title: 'How long it really takes',
        figure: 'durations',
        text: [
          'We measure from sending to decision, in the last 500 cases of each service.',
          'One figure says: half were faster. The other says: nine out of ten were faster.',
          'Below five cases we show nothing. Otherwise one could draw conclusions about persons.',
        ],
      },
    ],
  },
  help: {
    title: 'Help',
    lead: 'How to go on when something does not work.',
    sections: [
      {
        id: 'weitermachen',
        title: 'I want to carry on later',
        text: ['Every answer is saved at once. With your code you carry on on any device.'],
        links: [{ href: '/weitermachen', label: 'Carry on with a code' }],
      },
      {
        id: 'code',
        title: 'I have lost my code',
        text: [
          'On the device on which you started, you go on without a code.',
          'Otherwise not even we can open the draft. Please start anew then.',
        ],
        links: [{ href: '/mein-bereich', label: 'My area' }],
      },
      {
        id: 'konto',
        title: 'Do I need an account?',
        text: [
          'Mostly not. The page of the service says whether you need one. You can always fill in the form without.',
        ],
      },
      {
        id: 'stand',
        title: 'How does my application stand?',
        text: ['You see it in your area: what happened, who has it, and what comes next and when.'],
        links: [{ href: '/mein-bereich', label: 'My area' }],
      },
      {
        id: 'andere',
        title: 'Can somebody else do this for me?',
        text: ['Yes. With an account you can give a person the power to act for you, and end it at any time.'],
      },
      {
        id: 'sprache',
        title: 'Do you speak German or English?',
        text: ['Both: everything here is in German, too. The link is at the top of every page.'],
      },
      {
        id: 'person',
        title: 'I want to speak to a person',
        facts: 'contact',
        links: [{ href: '/aemter', label: 'Offices and citizens’ offices (Bürgerbüros)' }],
      },
      {
        id: 'sicherheit',
        title: 'I have found a security hole',
        text: [
          'Thank you. Please tell us first and give us time. Whoever reports honestly will not be prosecuted by us.',
        ],
        facts: 'contact',
        fill: ['E-mail address and key for reports about security'],
      },
    ],
  },
};
