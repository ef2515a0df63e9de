// The command line's build writes this itself.
[assembly: System.Reflection.AssemblyVersion("0.1.0.0")]
