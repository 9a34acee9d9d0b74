import { randomUUID } from 'node:crypto';
import { type Browser, expect, type Page } from '@playwright/test';

/** The reference of the person whose full name stands on the card. */
function refOf(fullName: string): string {
  const plain = fullName.normalize('NFD').replace(/\p{Diacritic}/gu, '');
  return `user:default/${plain.toLowerCase().replaceAll(' ', '.')}`;
}

/** Signs in by choosing the card of a persona, from wherever the page is. */
export async function signIn(page: Page, fullName: string): Promise<void> {
  if (page.url() === 'about:blank') {
    await page.goto('/');
  }
  const card = page.getByRole('button', {
    name: new RegExp(`^${fullName}`),
  });
  await card.click();
  await expect(card).toBeHidden();
}

/** A page of somebody with a browser of their own. */
export async function pageOf(
  browser: Browser,
  baseUrl: string,
  fullName: string,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: baseUrl });
  const page = await context.newPage();
  await signIn(page, fullName);
  return page;
}

/** Gives the browser to somebody else, by the way that people go. */
export async function signOutAndIn(
  page: Page,
  fullName: string,
): Promise<void> {
  await page.goto(new URL('/settings', page.url()).href);
  const signOut = page.getByRole('menuitem', { name: /sign out/i });
  // A page that is still loading may be drawn anew under a menu that was just
  // opened, which is then gone.
  await expect(async () => {
    if (!(await signOut.isVisible())) {
      await page.getByTestId('user-settings-menu').click({ timeout: 2_000 });
    }
    await signOut.click({ timeout: 2_000 });
  }).toPass();
  await signIn(page, fullName);
}

/** What a persona can do over HTTP, with a token of their own. */
export interface PersonaRequests {
  readonly userRef: string;
  /** Sends one request to a path such as `/api/orr/checklists`. */
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  /** Sends what has to succeed, a write under a mutation id of its own, and reads the answer. */
  call(method: string, path: string, body?: object): Promise<any>;
}

async function tokenOf(baseUrl: string, userRef: string): Promise<string> {
  const response = await fetch(`${baseUrl}/api/auth/demo/refresh`, {
    method: 'POST',
    headers: {
      'x-demo-persona': userRef,
      'x-requested-with': 'XMLHttpRequest',
    },
  });
  const body = await response.json();
  if (!response.ok) {
    throw new Error(
      `${userRef} cannot sign in: ${response.status} ${JSON.stringify(body)}`,
    );
  }
  return body.backstageIdentity.token;
}

/** Requests in the name of a persona, given by full name or reference. */
export async function requestsAs(
  baseUrl: string,
  persona: string,
): Promise<PersonaRequests> {
  const userRef = persona.includes('/') ? persona : refOf(persona);
  const token = await tokenOf(baseUrl, userRef);
  const send: PersonaRequests['send'] = (method, path, body, headers) =>
    fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  return {
    userRef,
    send,
    call: async (method, path, body) => {
      const response = await send(
        method,
        path,
        body && { mutationId: randomUUID(), ...body },
      );
      const answer = await response.json();
      expect(
        response.ok,
        `${method} ${path}: ${response.status} ${JSON.stringify(answer)}`,
      ).toBe(true);
      return answer;
    },
  };
}

const PORTAL_ADMIN = 'user:default/ines.laurent';

/** Moves the clock of a portal forward. */
export async function advanceClock(
  baseUrl: string,
  advanceDays: number,
): Promise<void> {
  const admin = await requestsAs(baseUrl, PORTAL_ADMIN);
  const response = await admin.send('POST', '/api/demo/clock', { advanceDays });
  if (!response.ok) {
    throw new Error(
      `The clock did not move: ${response.status} ${await response.text()}`,
    );
  }
}
