import { ReactNode } from 'react';
import { InfoCard } from '@backstage/core-components';

/** A card beside the main column, its title no louder than those there. @internal */
export function SideCard(props: { title: string; children: ReactNode }) {
  return (
    <InfoCard
      title={props.title}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
      // Above the text of the card, which begins four pixels further left than the title would.
      headerStyle={{ paddingLeft: 16 }}
    >
      {props.children}
    </InfoCard>
  );
}
