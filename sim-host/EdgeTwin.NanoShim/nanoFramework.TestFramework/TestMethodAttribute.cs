namespace nanoFramework.TestFramework;

/// <summary>A test: the launcher calls the method without an object and without arguments (nanoFramework.TestFramework, TestMethodAttribute.cs).</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TestMethodAttribute : Attribute;
