import { createBrowserRouter, type RouteObject } from 'react-router';
import { CrashPage } from './crash-page.tsx';
import { Bare, Root, Shell } from './layout.tsx';
import { NotFoundPage } from './not-found-page.tsx';

/** Every page is fetched when it is opened, so that none pays for another: video comes with watch and studio only. */
export const routes: RouteObject[] = [
  {
    element: <Root />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <div className="min-h-dvh" />,
    children: [
      {
        element: <Shell bar="always" tabs />,
        errorElement: <CrashPage />,
        children: [
          { index: true, lazy: () => import('../features/streams/home-page.tsx') },
          { path: 'dashboard', lazy: () => import('../features/streams/dashboard-page.tsx') },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
      {
        element: <Shell bar="wide" />,
        errorElement: <CrashPage />,
        children: [{ path: 'watch/:streamId', lazy: () => import('../features/viewing/watch-page.tsx') }],
      },
      {
        element: <Bare />,
        errorElement: <CrashPage />,
        children: [
          { path: 'studio/:streamId', lazy: () => import('../features/studio/studio-page.tsx') },
          { path: 'sign-in', lazy: () => import('../features/identity/sign-in-page.tsx') },
          { path: 'sign-up', lazy: () => import('../features/identity/sign-up-page.tsx') },
        ],
      },
    ],
  },
];

export const router = createBrowserRouter(routes);
