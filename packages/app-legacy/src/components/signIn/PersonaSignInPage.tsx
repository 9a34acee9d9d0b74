import { ProxiedSignInPage } from '@backstage/core-components';
import {
  configApiRef,
  useApi,
  type IdentityApi,
  type SignInPageProps,
} from '@backstage/core-plugin-api';
import Container from '@material-ui/core/Container';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import { chosenPersona } from './chosenPersona';

/**
 * Lets the visitor choose who of the example organisation to be, and signs in
 * at once whoever was chosen before.
 *
 * @internal
 */
export function PersonaSignInPage({ onSignInSuccess }: SignInPageProps) {
  const [userRef, setUserRef] = useState(chosenPersona.read);
  const [isRemembered] = useState(userRef !== undefined);

  return (
    <>
      {!isRemembered && <PersonaList onChoose={setUserRef} />}
      {userRef && (
        <ProxiedSignInPage
          key={userRef}
          provider="demo"
          headers={{ 'x-demo-persona': userRef }}
          onSignInSuccess={identity => {
            chosenPersona.write(userRef);
            onSignInSuccess(forgettingOnSignOut(identity));
          }}
        />
      )}
    </>
  );
}

function PersonaList({ onChoose }: { onChoose: (userRef: string) => void }) {
  const configApi = useApi(configApiRef);
  const personas =
    configApi.getOptionalConfigArray('auth.providers.demo.personas') ?? [];
  return (
    <Container component="main" maxWidth="sm">
      <Typography component="h1" variant="h4">
        {configApi.getOptionalString('app.title')}
      </Typography>
      <List aria-label="People to sign in as">
        {personas.map(persona => (
          <ListItem
            button
            component="button"
            key={persona.getString('userRef')}
            onClick={() => onChoose(persona.getString('userRef'))}
          >
            <ListItemText
              primary={persona.getString('title')}
              secondary={persona.getString('role')}
            />
          </ListItem>
        ))}
      </List>
    </Container>
  );
}

function forgettingOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      chosenPersona.forget();
      await identity.signOut();
    },
  };
}
