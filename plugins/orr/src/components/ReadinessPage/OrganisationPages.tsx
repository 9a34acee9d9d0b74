import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router-dom';
import { UnknownPage } from '../Feedback';
import { ORGANISATION_VIEWS, OrganisationFrame } from '../Organisation';
import { ReadinessSkeleton } from './ReadinessSkeleton';

// Seldom opened, the set-up by few: the views do not wait for them.
const ProgrammePage = lazy(() =>
  import('../Programme/ProgrammePage').then(m => ({
    default: m.ProgrammePage,
  })),
);
const MyReadinessPage = lazy(() =>
  import('../MyReadiness/MyReadinessPage').then(m => ({
    default: m.MyReadinessPage,
  })),
);
const DeskPage = lazy(() =>
  import('../Desk/DeskPage').then(m => ({ default: m.DeskPage })),
);
const ComparePage = lazy(() =>
  import('../Compare/ComparePage').then(m => ({ default: m.ComparePage })),
);
const ChecklistIncidentsPage = lazy(() =>
  import('../Incident/ChecklistIncidentsPage').then(m => ({
    default: m.ChecklistIncidentsPage,
  })),
);
const AdminPage = lazy(() =>
  import('../Admin/AdminPage').then(m => ({ default: m.AdminPage })),
);
const SourcesPage = lazy(() =>
  import('../SourceAdmin').then(m => ({ default: m.SourcesPage })),
);
const VouchingsPage = lazy(() =>
  import('../Vouching/VouchingsPage').then(m => ({
    default: m.VouchingsPage,
  })),
);
const BriefingPage = lazy(() =>
  import('../Briefing/BriefingPage').then(m => ({ default: m.BriefingPage })),
);
const ReadinessChangesPage = lazy(() =>
  import('../ReadinessChanges/ReadinessChangesPage').then(m => ({
    default: m.ReadinessChangesPage,
  })),
);
const CalendarPage = lazy(() =>
  import('../Calendar/CalendarPage').then(m => ({ default: m.CalendarPage })),
);
const CampaignsPage = lazy(() =>
  import('../Campaign').then(m => ({ default: m.CampaignsPage })),
);
const CampaignPage = lazy(() =>
  import('../Campaign').then(m => ({ default: m.CampaignPage })),
);
const CampaignFormPage = lazy(() =>
  import('../Campaign').then(m => ({ default: m.CampaignFormPage })),
);
const ChecklistsPage = lazy(() =>
  import('../Checklist').then(m => ({ default: m.ChecklistsPage })),
);
const ChecklistPage = lazy(() =>
  import('../Checklist').then(m => ({ default: m.ChecklistPage })),
);
const ChecklistDifferencesPage = lazy(() =>
  import('../Checklist').then(m => ({ default: m.ChecklistDifferencesPage })),
);
const ProposalsPage = lazy(() =>
  import('../Proposal').then(m => ({ default: m.ProposalsPage })),
);
const PastReviewsPage = lazy(() =>
  import('../RecordedReviews/PastReviewsPage').then(m => ({
    default: m.PastReviewsPage,
  })),
);
const ChecklistEditorPage = lazy(() =>
  import('../ChecklistEditor').then(m => ({ default: m.ChecklistEditorPage })),
);
const ChecklistPublishPage = lazy(() =>
  import('../ChecklistEditor').then(m => ({ default: m.ChecklistPublishPage })),
);
const SetupPage = lazy(() =>
  import('../Programme/setup/SetupPage').then(m => ({ default: m.SetupPage })),
);

/** The pages of the organisation, relative to wherever they are mounted. @internal */
export function OrganisationPages({ className }: { className?: string }) {
  return (
    <Suspense fallback={<ReadinessSkeleton />}>
      <Routes>
        <Route element={<OrganisationFrame className={className} />}>
          {ORGANISATION_VIEWS.map(({ path, View }) => (
            <Route key={path} path={path} element={<View />} />
          ))}
        </Route>
        <Route
          path="mine"
          element={<MyReadinessPage className={className} />}
        />
        <Route path="desk" element={<DeskPage className={className} />} />
        <Route
          path="programme"
          element={<ProgrammePage className={className} />}
        />
        <Route
          path="programme/setup"
          element={<SetupPage className={className} />}
        />
        <Route
          path="incidents"
          element={<ChecklistIncidentsPage className={className} />}
        />
        <Route
          path="briefing"
          element={<BriefingPage className={className} />}
        />
        <Route
          path="changes"
          element={<ReadinessChangesPage className={className} />}
        />
        <Route
          path="calendar"
          element={<CalendarPage className={className} />}
        />
        <Route
          path="campaigns"
          element={<CampaignsPage className={className} />}
        />
        <Route
          path="campaigns/new"
          element={<CampaignFormPage className={className} />}
        />
        <Route
          path="campaigns/:campaignId"
          element={<CampaignPage className={className} />}
        />
        <Route
          path="campaigns/:campaignId/edit"
          element={<CampaignFormPage className={className} />}
        />
        <Route
          path="checklists"
          element={<ChecklistsPage className={className} />}
        />
        <Route
          path="checklists/proposals"
          element={<ProposalsPage className={className} />}
        />
        <Route
          path="past-reviews"
          element={<PastReviewsPage className={className} />}
        />
        <Route
          path="checklists/:checklistId"
          element={<ChecklistPage className={className} />}
        />
        <Route
          path="checklists/:checklistId/differences"
          element={<ChecklistDifferencesPage className={className} />}
        />
        <Route
          path="checklists/drafts/:draftId"
          element={<ChecklistEditorPage className={className} />}
        />
        <Route
          path="checklists/drafts/:draftId/publish"
          element={<ChecklistPublishPage className={className} />}
        />
        <Route path="compare" element={<ComparePage className={className} />} />
        <Route
          path="vouchings"
          element={<VouchingsPage className={className} />}
        />
        <Route path="admin" element={<AdminPage className={className} />} />
        <Route
          path="admin/sources"
          element={<SourcesPage className={className} />}
        />
        <Route path="*" element={<UnknownPage className={className} />} />
      </Routes>
    </Suspense>
  );
}
