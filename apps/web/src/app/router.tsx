import { lazy, type ComponentType, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { AdminOnly } from './admin-only.tsx';
import { Bare, Root, Shell } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** A page whose code is fetched when it is opened, so that none pays for another: video comes with watch and studio only. */
function page(load: () => Promise<{ Component: ComponentType }>) {
  return lazy(async () => ({ default: (await load()).Component }));
}

const HomePage = page(() => import('../features/streams/home/home-page.tsx'));
const DashboardPage = page(() => import('../features/streams/dashboard/dashboard-page.tsx'));
const SchedulePage = page(() => import('../features/streams/planning/schedule-page.tsx'));
const EditStreamPage = page(() => import('../features/streams/planning/edit-page.tsx'));
const ReportPage = page(() => import('../features/streams/report/report-page.tsx'));
const WatchPage = page(() => import('./pages/watch-page.tsx'));
const StudioPage = page(() => import('./pages/studio-page.tsx'));
const SignInPage = page(() => import('../features/identity/sign-in-page.tsx'));
const ForgotPasswordPage = page(() => import('../features/identity/forgot-password-page.tsx'));
const ResetPasswordPage = page(() => import('../features/identity/reset-password-page.tsx'));
const VerifyEmailPage = page(() => import('../features/identity/verify-email-page.tsx'));
const UnsubscribePage = page(() => import('../features/notifications/unsubscribe-page.tsx'));
const AccountPage = page(() => import('./pages/account-page.tsx'));
const ClaimPage = page(() => import('../features/admin/claim-page.tsx'));
const PeoplePage = page(() => import('../features/admin/people-page.tsx'));
const PersonPage = page(() => import('../features/admin/person-page.tsx'));
const HealthPage = page(() => import('../features/admin/health-page.tsx'));
const AuditPage = page(() => import('../features/admin/audit-page.tsx'));
const ProfilePage = page(() => import('../features/profiles/profile-page.tsx'));
const ChannelPage = page(() => import('./pages/channel-page.tsx'));
const ChannelSettingsPage = page(() => import('../features/channels/settings-page.tsx'));
const NewChannelPage = page(() => import('../features/channels/new-channel-page.tsx'));
const ChannelPeoplePage = page(() => import('../features/people/people-page.tsx'));
const InvitationsPage = page(() => import('../features/people/invitations-page.tsx'));
const OutboxPage = page(() => import('../features/outbox/outbox-page.tsx'));
const PlansPage = page(() => import('../features/billing/plans-page.tsx'));
const BillingReturnPage = page(() => import('../features/billing/return-page.tsx'));
const SignUpPage = page(() => import('../features/identity/sign-up-page.tsx'));

/** Every address of the site. */
export function Pages() {
  return (
    <Suspense>
      <Routes>
        <Route element={<Root />}>
          <Route element={<Shell bar="always" tabs />}>
            <Route index element={<HomePage />} />
            <Route path="dashboard" element={<DashboardPage />} />
            <Route path="dashboard/channels/new" element={<NewChannelPage />} />
            <Route path="dashboard/channels/:channelId" element={<ChannelSettingsPage />} />
            <Route path="dashboard/channels/:channelId/schedule" element={<SchedulePage />} />
            <Route path="dashboard/streams/:streamId/edit" element={<EditStreamPage />} />
            <Route path="dashboard/streams/:streamId/report" element={<ReportPage />} />
            <Route path="dashboard/channels/:channelId/people" element={<ChannelPeoplePage />} />
            <Route path="invitations" element={<InvitationsPage />} />
            {['account', 'account/security', 'account/plan', 'account/notifications', 'account/data'].map(
              (path) => (
                <Route key={path} path={path} element={<AccountPage />} />
              ),
            )}
            <Route path="plans" element={<PlansPage />} />
            <Route path="billing/return" element={<BillingReturnPage />} />
            <Route path="admin/claim" element={<ClaimPage />} />
            <Route path="admin" element={<AdminOnly />}>
              <Route index element={<PeoplePage />} />
              <Route path="people/:userId" element={<PersonPage />} />
              <Route path="health" element={<HealthPage />} />
              <Route path="audit" element={<AuditPage />} />
            </Route>
            <Route path="u/:handle" element={<ProfilePage />} />
            <Route path="c/:handle" element={<ChannelPage />} />
            <Route path="outbox" element={<OutboxPage />} />
            <Route path="*" element={<NotFoundPage />} />
          </Route>
          <Route element={<Shell bar="wide" />}>
            <Route path="watch/:streamId" element={<WatchPage />} />
          </Route>
          <Route element={<Bare />}>
            <Route path="studio/:streamId" element={<StudioPage />} />
            <Route path="sign-in" element={<SignInPage />} />
            <Route path="sign-up" element={<SignUpPage />} />
            <Route path="forgot-password" element={<ForgotPasswordPage />} />
            <Route path="reset-password" element={<ResetPasswordPage />} />
            <Route path="verify-email" element={<VerifyEmailPage />} />
            <Route path="unsubscribe" element={<UnsubscribePage />} />
          </Route>
        </Route>
      </Routes>
    </Suspense>
  );
}
