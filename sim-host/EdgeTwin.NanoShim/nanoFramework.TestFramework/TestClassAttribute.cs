namespace nanoFramework.TestFramework;

/// <summary>A class with tests (nanoFramework.TestFramework, TestClassAttribute.cs).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TestClassAttribute : Attribute;
