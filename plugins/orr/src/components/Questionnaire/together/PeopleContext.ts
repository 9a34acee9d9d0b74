import { createContext } from 'react';
import { PresentPerson } from 'backstage-plugin-orr-common';

/** Who else has the review open. @internal */
export const PeopleContext = createContext<PresentPerson[]>([]);
