import type { Reading, Usage } from '../../model/detect.ts';
import { purlOf } from '../purl.ts';
import { sourceOf, unreadable, usageAt, type Source } from '../source.ts';
import { plainVersion } from '../version.ts';
import { allOf, childText, parseXml, type XmlElement } from '../xml.ts';

/** Elements that name a package. `PackageVersion` only tells the version for projects that name it. */
const elements = [
  { name: 'PackageReference', from: 'named' },
  { name: 'GlobalPackageReference', from: 'named' },
  { name: 'PackageVersion', from: 'resolved' },
  { name: 'package', from: 'named' },
  // ASP.NET Core comes with the SDK: `Microsoft.AspNetCore.App`.
  { name: 'FrameworkReference', from: 'named' },
] as const;

/**
 * A project file of .NET (*.csproj, *.fsproj, *.vbproj), Directory.Packages.props, Directory.Build.props or packages.config →
 * packages and SDKs. https://learn.microsoft.com/nuget/consume-packages/package-references-in-project-files
 */
export function readNuget(path: string, text: string): Reading {
  const source = sourceOf(path, text);
  const { root, fault } = parseXml(text);
  if (!root) return { usages: [], problems: [unreadable(path, 1, 'XML', fault ?? '')] };
  const usages: Usage[] = [...sdkUsages(source, root)];
  for (const { name, from } of elements) {
    for (const element of allOf(root, name)) {
      const { Include, Update, Version, id, version, developmentDependency, VersionOverride } = element.attributes;
      const value = purlOf('nuget', undefined, Include ?? Update ?? id ?? '');
      if (!value || /[$%@(]/.test(Include ?? '')) continue;
      const written = VersionOverride ?? Version ?? version ?? childText(element, 'Version');
      const development = developmentDependency === 'true';
      usages.push(
        usageAt(source, element.offset, { kind: 'purl', value, version: plainVersion(written), from, development }),
      );
    }
  }
  return { usages: usages.sort((a, b) => a.line - b.line), problems: [] };
}

/** `<Project Sdk="Microsoft.NET.Sdk.Web">`: the SDKs are packages, too, and this one says what is built. */
function sdkUsages(source: Source, root: XmlElement): Usage[] {
  return (root.attributes['Sdk'] ?? '').split(';').flatMap((written): Usage[] => {
    const [name = '', version] = written.trim().split('/');
    const value = purlOf('nuget', undefined, name);
    return value ? [usageAt(source, root.offset, { kind: 'purl', value, version: plainVersion(version) })] : [];
  });
}
