import {
  EntityAboutCard,
  EntityLayout,
  EntityLinksCard,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import {
  EntityGroupProfileCard,
  EntityMembersListCard,
  EntityOwnershipCard,
  EntityUserProfileCard,
} from '@backstage/plugin-org';
import Grid from '@material-ui/core/Grid';
import {
  EntityOrrCard,
  EntityOrrContent,
  EntityOrrScorecardCard,
} from 'backstage-plugin-orr';

const readiness = (
  <EntityLayout.Route
    path="/operational-readiness"
    title="Operational Readiness"
  >
    <EntityOrrContent />
  </EntityLayout.Route>
);

const overview = (
  <Grid container spacing={3} alignItems="stretch">
    <Grid item md={6} xs={12}>
      <EntityAboutCard />
    </Grid>
    <Grid item md={6} xs={12}>
      <EntityLinksCard />
    </Grid>
    <Grid item md={6} xs={12}>
      <EntityOrrCard />
    </Grid>
  </Grid>
);

const operatedEntity = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {overview}
    </EntityLayout.Route>
    {readiness}
  </EntityLayout>
);

const user = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <>
        <EntityUserProfileCard />
        <EntityOwnershipCard />
      </>
    </EntityLayout.Route>
    {readiness}
  </EntityLayout>
);

const group = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <>
        <EntityGroupProfileCard />
        <EntityOrrScorecardCard />
        <EntityOwnershipCard />
        <EntityMembersListCard />
      </>
    </EntityLayout.Route>
    {readiness}
  </EntityLayout>
);

/** The page of an entity, by its kind. @internal */
export const entityPage = (
  <EntitySwitch>
    <EntitySwitch.Case if={isKind('user')}>{user}</EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('group')}>{group}</EntitySwitch.Case>
    <EntitySwitch.Case>{operatedEntity}</EntitySwitch.Case>
  </EntitySwitch>
);
