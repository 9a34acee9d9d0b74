/** The tickets of actions in other trackers. @internal */
export const ticketMessages = {
  ticketOf: 'Ticket {{key}} in {{tracker}}',
  state: {
    open: 'Open',
    closed: 'Closed',
    unknown: 'Not looked at yet',
    notFollowed: 'Not followed: {{tracker}} does not tell the portal',
  },
  failing: {
    notAllowed: 'The portal may not look at it since',
    notFound: 'Not found since',
    rateLimited: 'The tracker asks to wait since',
    unavailable: 'Not reachable since',
    unexpected: 'The tracker does not tell since',
  },
  isClosed: 'The ticket is closed. Is the action done?',
  close: 'Close the action',
  closeOf: 'Close the action: {{text}}',
  make: {
    button: 'Make a ticket',
    buttonOf: 'Make a ticket: {{text}}',
    title: 'Make a ticket',
    explain:
      'Others may read the ticket: look at what goes into it. Answers and notes are not part of it.',
    loading: 'Looking where a ticket can be made',
    failed: 'It could not be found out where a ticket can be made',
    nowhere:
      'There is no place for tickets of this entity. With “Change” you can name a ticket that is there.',
    place: 'Where',
    placeIn: '{{tracker}}: {{place}}',
    byHand: '{{tracker}}, by hand',
    field: { title: 'Title', body: 'Text', url: 'Address of the ticket' },
    hint: {
      body: 'Markdown',
      url: 'Copy it here once the ticket is made. {{tracker}} does not tell the portal when it is closed.',
    },
    open: 'Open {{tracker}} with title and text',
    save: 'Make the ticket',
    saveUrl: 'Name the ticket',
    running: 'Making the ticket',
    done: 'The ticket is made.',
    notMade: 'No ticket was made',
    notSaved: 'This was not saved',
    kept: 'Nothing is lost: what you wrote is still here, and trying again makes no second ticket.',
    waitUntil: 'Try again {{time}}.',
    problem: {
      notAllowed:
        'The tracker refuses the credentials of the portal. Ask an administrator of the portal.',
      notFound:
        'The tracker has no such place, or does not show it to the portal. Ask an administrator of the portal.',
      rateLimited: 'The tracker asks the portal to wait.',
      unavailable: 'The tracker cannot be reached at the moment. Try again.',
      unexpected:
        'The tracker answered something that the portal does not understand. Try again, and ask an administrator if it stays so.',
    },
  },
} as const;
